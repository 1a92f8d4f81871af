// Choosing a case applies it, as its button does without a script. The form itself must not see the change: it
// would send the old figures under the new case's name.
for (const type of ["input", "change"]) {
  document.addEventListener(
    type,
    (event) => {
      const { target } = event;
      if (!target.dataset.apply) return;
      event.stopPropagation();
      if (type === "change") document.getElementById(target.dataset.apply)?.click();
    },
    true,
  );
}
