// A slider and its box hold one value: whichever moves takes the other along. Listening while the event goes
// down sets the box before the form sends itself.
document.addEventListener(
  "input",
  ({ target }) => {
    if (target.dataset.sync) {
      document.getElementById(target.dataset.sync).value = target.value;
      return;
    }
    const slider = document.getElementById(`${target.id}.slider`);
    const value = Number.parseFloat(target.value);
    if (slider && Number.isFinite(value)) slider.value = value;
  },
  true,
);
