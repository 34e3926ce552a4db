module github.com/seed-133aca06/asnmerit

go 1.25.0

require github.com/shopspring/decimal v1.6.0

require (
	github.com/stretchr/testify v1.12.1
	go.yaml.in/yaml/v3 v3.0.5 // indirect
)
