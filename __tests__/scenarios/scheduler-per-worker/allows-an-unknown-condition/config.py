class Settings:
    def first_worker(self):
        return False


settings = Settings()
