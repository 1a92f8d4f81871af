package assets

import (
	"embed"
	"io/fs"
	"net/http"
	"sync"
)

//go:embed all:dist
var embedded embed.FS

// FS is the built files, without the folder dist around them.
func FS() fs.FS {
	sub, err := fs.Sub(embedded, "dist")
	if err != nil {
		panic(err) // only a malformed constant path can fail here
	}
	return sub
}

// Path is the address on this site of the asset with that plain name: "app.css" gives
// "/assets/app.<hash>.css", or "/assets/app.css" when the assets are not built.
func Path(name string) string { return built().Path(name) }

// Handler serves the built files below Prefix.
func Handler() http.Handler { return built() }

var built = sync.OnceValue(func() *Set {
	set, err := New(FS())
	if err != nil {
		panic(err) // the files were embedded by the build: a broken manifest is a broken build
	}
	return set
})
