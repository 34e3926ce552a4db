// Package jpt answers which way a vacant senior leadership post (jabatan pimpinan
// tinggi, JPT) is filled: by moving a sitting official after a competence test
// (uji kompetensi, ukom), by open selection (seleksi terbuka), from a talent pool,
// or not now; and who must recommend, approve, be consulted or be told before the
// inauguration.
//
// [Decide] judges a [Vacancy] and its candidates in post and gives the reasons for
// every candidate. [Clear] lists what others have to say. [Freeze] tells whether an
// election or a newly inaugurated head bars moves.
package jpt
