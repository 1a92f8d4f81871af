// The edit link has its key behind the '#', which browsers do not send. It goes into the field of the owner's
// form; what else may stand there, such as the address of a part of the page, does not.
const fill = () => {
  const field = document.getElementById("edit_key");
  const [key] = location.hash.slice(1).match(/^[A-Z2-7]{26}$/) ?? [];
  if (field && key) field.value = key;
};

addEventListener("hashchange", fill);
fill();
