"""The only room that touches the database. Imports neither Streamlit nor the dashboard."""
