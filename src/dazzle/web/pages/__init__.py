"""The pages a person uses: one module per kind of page, HTML made on the server."""
