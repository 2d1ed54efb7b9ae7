max_requests = 0
max_requests_jitter = 50
