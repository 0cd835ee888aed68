namespace BumpBot.Serve.Pages.Markup;

/// <summary>Shows what has changed without a reload. The pages work without it.</summary>
internal static class LiveScript
{
    public const string Text = """
        "use strict";
        (() => {
          const main = document.querySelector("main");
          const live = document.getElementById("live");
          let isBusy = false, isWanted = false;

          // A focused place is found again by what it is, since its element is replaced.
          const nameOf = element => element.getAttribute("href") ?? element.getAttribute("aria-label") ?? element.textContent;

          function replace(next) {
            const focused = main.contains(document.activeElement) && document.activeElement !== main ? nameOf(document.activeElement) : null;
            const open = new Set([...main.querySelectorAll("details[open] > summary")].map(nameOf));
            const scrolled = new Map([...main.querySelectorAll(".wide")].map(wide => [nameOf(wide), wide.scrollLeft]));
            main.replaceChildren(...next.childNodes);
            main.dataset.version = next.dataset.version;
            for (const summary of main.querySelectorAll("details > summary"))
              if (open.has(nameOf(summary))) summary.parentElement.open = true;
            for (const wide of main.querySelectorAll(".wide"))
              wide.scrollLeft = scrolled.get(nameOf(wide)) ?? 0;
            if (focused !== null)
              [...main.querySelectorAll("a, summary, [tabindex]")].find(element => nameOf(element) === focused)?.focus({ preventScroll: true });
          }

          async function refresh() {
            if (isBusy) { isWanted = true; return; }
            isBusy = true;
            try {
              do {
                isWanted = false;
                const answer = await fetch(location.href, { cache: "no-store" });
                const next = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main") : null;
                if (next) replace(next);
              } while (isWanted);
            } catch {
              live.textContent = "Not connected: reload to see what is new.";
            } finally {
              isBusy = false;
            }
          }

          const events = new EventSource("/events");
          events.onopen = () => { live.textContent = "Live."; };
          events.onerror = () => { live.textContent = "Not connected: reload to see what is new."; };
          events.addEventListener("changed", event => { if (event.data !== main.dataset.version) refresh(); });
          window.addEventListener("pagehide", () => events.close());
          window.addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
        })();

        """;
}
