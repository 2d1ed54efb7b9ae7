from somewhere import make

app = make()
