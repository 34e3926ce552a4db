module github.com/seed-133aca06/asnmerit/benchmarks

go 1.25.0

replace github.com/seed-133aca06/asnmerit => ../

require (
	github.com/expr-lang/expr v1.17.8
	github.com/seed-133aca06/asnmerit v0.0.0-00010101000000-000000000000
	github.com/shopspring/decimal v1.6.0
)

require (
	github.com/stretchr/testify v1.12.1
	go.yaml.in/yaml/v3 v3.0.5 // indirect
)
