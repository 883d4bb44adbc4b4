
const form = document.getElementById("hand-over");
form.elements.workbench_fragment.value = location.hash.slice(1);
// The address bar and the history need not keep the tokens.
history.replaceState(null, "", location.pathname + location.search);
form.submit();
