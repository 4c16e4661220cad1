/**
 * The menu and search buttons of small screens.
 *
 * Material opens both by hidden checkboxes whose labels no keyboard reaches; these buttons press
 * the checkboxes and say whether what they open is open.
 */
(function () {
  "use strict";

  document.querySelectorAll("[data-toggles]").forEach(function (button) {
    var box = document.getElementById(String(button.getAttribute("data-toggles")));
    if (!(box instanceof HTMLInputElement)) {
      return;
    }
    var toggle = box;
    button.removeAttribute("hidden");
    button.addEventListener("click", function () {
      toggle.click();
      var selector = button.getAttribute("data-focuses");
      var field = selector && document.querySelector(selector);
      if (toggle.checked && field instanceof HTMLElement) {
        field.focus();
      }
    });
    toggle.addEventListener("change", function () {
      button.setAttribute("aria-expanded", String(toggle.checked));
    });
  });
})();
