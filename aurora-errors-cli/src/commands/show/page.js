const filter = document.getElementById("filter");
const retry = document.getElementById("retry");
const count = document.getElementById("count");
const rows = [...document.querySelectorAll("tbody tr")];
const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

function fits(row, words) {
  const isOfRule = !retry.value || row.dataset.retry === retry.value;
  return isOfRule && words.every((word) => texts.get(row).includes(word));
}

// A row stays with each of its cases that fits, and brings them along where its own text fits.
function show() {
  const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
  let parent;
  for (const row of rows) {
    const isCase = row.classList.contains("case");
    if (!isCase) parent = { row, fits: fits(row, words) };
    const isOfParent = isCase && parent.fits && fits(row, []);
    const isFound = fits(row, words) || isOfParent;
    row.hidden = !isFound;
    if (isFound) parent.row.hidden = false;
  }
  const found = rows.filter((row) => !row.hidden).length;
  count.textContent = `${found} of ${rows.length}`;
}

function clear() {
  filter.value = "";
  retry.value = "";
  show();
}

// A link leads to its row whatever is filtered.
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  if (target.hidden) clear();
  target.scrollIntoView();
}

document.querySelector("form").hidden = false;
document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
filter.addEventListener("input", show);
retry.addEventListener("change", show);
addEventListener("hashchange", follow);
addEventListener("keydown", (event) => {
  if (event.key === "/" && !["INPUT", "SELECT"].includes(document.activeElement.tagName)) {
    event.preventDefault();
    filter.focus();
  } else if (event.key === "Escape") {
    clear();
  }
});
show();
follow();
