application=None
