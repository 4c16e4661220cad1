// Runs inside the form page, whatever drives the browser: reads what a review shows.
// Read as one expression: `(<this file>)()`.
(() => ({
  /** Heading -> sentences; a heading without any is left out by the page. */
  findings: Object.fromEntries(
    [...document.querySelectorAll("[data-review-body] > ul.st-findings")].map((list) => [
      list.previousElementSibling.innerText.replace(/ \(\d+\)$/, ""),
      [...list.querySelectorAll("li")].map((one) => one.innerText),
    ]),
  ),
  /** The text of every place of the form that shows what is reckoned. */
  figures: [...document.querySelectorAll("[data-figures]")].map((one) => one.innerText),
}))
