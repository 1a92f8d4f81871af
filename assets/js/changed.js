// Figures that a swap has changed are marked for a moment, so that the eye finds them. After a submit the focus
// goes to the list of errors, if there is one.
const mark = "data-changed";
let before = new Map();

const figures = () => [...document.querySelectorAll("[data-watch]")];

document.addEventListener("htmx:beforeSwap", () => {
  before = new Map(figures().map((figure) => [figure.id, figure.textContent]));
});

document.addEventListener("htmx:afterSettle", (event) => {
  for (const figure of figures()) {
    if (!before.has(figure.id) || before.get(figure.id) === figure.textContent) continue;
    figure.setAttribute(mark, "");
    setTimeout(() => figure.removeAttribute(mark), 1600);
  }
  before = new Map();
  if (event.detail.requestConfig?.triggeringEvent?.type === "submit") document.getElementById("errors")?.focus();
});
