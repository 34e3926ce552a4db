module github.com/seed-133aca06/asnmerit/examples

go 1.25.0

require (
	github.com/jedib0t/go-pretty/v6 v6.8.3
	github.com/seed-133aca06/asnmerit v0.0.0
	github.com/stretchr/testify v1.12.1
	golang.org/x/term v0.29.0
)

replace github.com/seed-133aca06/asnmerit => ../
