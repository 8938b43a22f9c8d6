entity Kite "Kite":
	id: uuid pk
    tag: str(12)
	scope:
	    list: all
			as: pilot
