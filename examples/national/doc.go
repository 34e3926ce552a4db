// National judges a made-up national roster, by default five million officials in
// CSV shards, and adds up the answers by agency: on one machine, and as an Apache
// Beam pipeline that any runner of Beam can spread over many. Both must come to the
// same totals.
//
//	cd examples/national
//	export GOWORK=off
//	go run .                             # five million, Beam's own Prism runner and the batch
//	go run . -officials 100000           # a quick look
//	go run . -runner flink -endpoint localhost:8099 -data /mnt/all/roster
//
// The module stands outside go.work: Beam brings the clients of a whole cloud.
package main
