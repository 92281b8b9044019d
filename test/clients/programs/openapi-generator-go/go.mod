module example.org/client

go 1.26.0
