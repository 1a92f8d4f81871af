package handlers

import (
	"compress/gzip"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

// leastCompressed is the answer in bytes that is worth compressing: less fits
// one packet.
const leastCompressed = 1400

// compressed packs pages on their way, at the level that costs least: on a
// phone's connection a page of a hundred kilobytes is half a second more than
// one of twenty. Assets are packed when they are built. An answer that holds an
// edit key goes out as it is: its length would tell of it, beside text that
// somebody else chose.
func compressed() echo.MiddlewareFunc {
	return middleware.GzipWithConfig(middleware.GzipConfig{
		Level: gzip.BestSpeed, MinLength: leastCompressed,
		Skipper: func(c echo.Context) bool {
			path := c.Request().URL.Path
			return strings.HasPrefix(path, "/assets/") || path == "/save" || strings.HasSuffix(path, "/edit") || isAPI(c.Request())
		},
	})
}
