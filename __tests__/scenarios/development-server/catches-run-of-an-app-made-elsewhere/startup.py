def main():
    from web.app import create_app
    application = create_app()
    application.run(host="0.0.0.0", port=8000)


if __name__ == "__main__":
    main()
