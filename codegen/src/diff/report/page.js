"use strict";
const cards = [...document.querySelectorAll(".card")];
const search = document.getElementById("search");
const buttons = [...document.querySelectorAll("nav button")];
const texts = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
let here = -1;

function on(attribute, value) {
  return buttons.some((button) => button.dataset[attribute] === value && button.getAttribute("aria-pressed") === "true");
}

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const card of cards) {
    const fits = on("verdict", card.dataset.verdict) && on("kind", card.dataset.kind)
      && words.every((word) => texts.get(card).includes(word));
    card.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  document.getElementById("none").hidden = shown > 0;
}

function press(button) {
  button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
  filter();
}

function move(step) {
  const shown = cards.filter((card) => !card.hidden);
  if (shown.length === 0) return;
  const at = shown.indexOf(cards[here]);
  const next = shown[Math.min(Math.max(at + step, 0), shown.length - 1)];
  cards[here]?.classList.remove("here");
  here = cards.indexOf(next);
  next.classList.add("here");
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("summary").focus({ preventScroll: true });
}

buttons.forEach((button) => button.addEventListener("click", () => press(button)));
search.addEventListener("input", filter);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape") { search.value = ""; search.blur(); filter(); return; }
  if (event.target === search) return;
  const index = { 1: 0, 2: 1, 3: 2, w: 3, r: 4 }[event.key];
  if (index !== undefined) press(buttons[index]);
  else if (event.key === "/") { event.preventDefault(); search.focus(); }
  else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "o" && cards[here]) cards[here].open = !cards[here].open;
});
