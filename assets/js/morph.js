// keepWhatIsTheUsers tells the morph what belongs to the person at the keyboard: the text of the field they
// are in (they may have typed on while the answer was under way), or that the server never sends back; the
// folds they opened; and a block that is shown only once. A fold that the server opens, for an error in it,
// does open. What was said of a field that is never sent back stays until an answer has read it again.
export function keepWhatIsTheUsers(defaults) {
  defaults.ignoreActiveValue = true;
  defaults.callbacks.beforeAttributeUpdated = (name, element, change) =>
    !(name === "open" && element.tagName === "DETAILS" && change === "remove") &&
    !(name === "value" && element.closest("[data-own]"));
  defaults.callbacks.beforeNodeMorphed = (_, node) =>
    !(node instanceof Element && node.getAttribute("data-own") === "typed");
  defaults.callbacks.beforeNodeRemoved = (node) => !(node instanceof Element && node.hasAttribute("data-keep"));
}
