# kites: to be written
