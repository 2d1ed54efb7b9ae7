import streamlit as st

st.title('rag')
