bind = "0.0.0.0:8000"
workers = 3
threads = 6
timeout = 600
limit_request_fields = 0
limit_request_field_size = 0
