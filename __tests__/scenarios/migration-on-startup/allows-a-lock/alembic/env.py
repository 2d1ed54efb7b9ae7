from sqlalchemy import text


def run(connection):
    connection.execute(text("SELECT pg_advisory_xact_lock(4711)"))
