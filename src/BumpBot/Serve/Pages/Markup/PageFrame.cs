namespace BumpBot.Serve.Pages.Markup;

/// <summary>What stands around each page.</summary>
internal static class PageFrame
{
    private static readonly (string Path, string Name)[] Places = [("/", "Overview"), ("/upstreams", "Upstreams"), ("/targets", "Targets"), ("/report", "Report")];

    /// <param name="path">Of the place that the page belongs to.</param>
    /// <param name="version">Of what it shows.</param>
    public static string Of(string path, string title, string version, Html content) => Html.Of(
        $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} - BumpBot</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/page.css">
        <script src="/live.js" defer></script>
        </head>
        <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header><nav aria-label="Pages"><ul>
        {Html.Join(Places.Select(place => Place(place, path)))}</ul></nav></header>
        <main id="content" tabindex="-1" data-version="{version}">
        <h1>{title}</h1>
        {content}</main>
        <footer><p>BumpBot. This page changes nothing; the same as JSON: <a href="/api/v1/openapi.json">/api/v1</a>. <span id="live"></span></p></footer>
        </body>
        </html>

        """).ToString();

    private static Html Place((string Path, string Name) place, string current) => place.Path == current
        ? Html.Of($"<li><a href=\"{place.Path}\" aria-current=\"page\">{place.Name}</a></li>\n")
        : Html.Of($"<li><a href=\"{place.Path}\">{place.Name}</a></li>\n");
}
