// The page works as plain forms; htmx and its morph swap make it live.
import "htmx.org";
import "idiomorph/htmx";
