"""Frame in, Vega-Lite specification out; pure. Authored in Altair once, then only data and words change."""
