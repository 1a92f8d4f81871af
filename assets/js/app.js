// The page works as plain forms; htmx and its morph swap make it live, and the small modules beside this one
// add what a form alone cannot: a slider that moves with its box, a theme that is remembered, marks on what
// has changed. Every listener is on the document, so that nothing need be set up again after a swap.
import "htmx.org";
import { Idiomorph } from "idiomorph/htmx";
import { keepWhatIsTheUsers } from "./morph.js";
import "./changed.js";
import "./copy.js";
import "./edit-key.js";
import "./failure.js";
import "./later.js";
import "./preset.js";
import "./slider.js";
import "./theme.js";

keepWhatIsTheUsers(Idiomorph.defaults);
