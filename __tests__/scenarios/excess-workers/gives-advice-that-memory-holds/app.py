from flask import Flask
from ultralytics import YOLO
import easyocr
model = YOLO("best.pt")
reader = easyocr.Reader(["en"])
app = Flask(__name__)
