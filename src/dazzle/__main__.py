"""`python -m dazzle` is `dazzle`."""

from dazzle.cli.main import main

if __name__ == "__main__":
    main()
