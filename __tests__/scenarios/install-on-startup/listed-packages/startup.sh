#!/bin/bash
pip3 install streamlit
pip3 install pandas
python -m streamlit run app.py --server.port 8000 --server.address 0.0.0.0
