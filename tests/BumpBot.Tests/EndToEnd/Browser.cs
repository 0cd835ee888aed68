using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace BumpBot.Tests.EndToEnd;

/// <summary>A real browser on one page, which remembers all that it complained of.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Program = "/usr/bin/chromium";

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private Browser(IPlaywright playwright, IBrowser browser, IPage page)
    {
        (_playwright, _browser, Page) = (playwright, browser, page);
        page.Console += (_, message) => Complain(message.Type is "error" or "warning" ? message.Text : null);
        page.PageError += (_, error) => Complain(error);
        page.Response += (_, answer) => Complain(answer.Status >= 400 ? $"{answer.Status} {answer.Url}" : null);
    }

    public IPage Page { get; }

    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
                return [.. _complaints];
        }
    }

    /// <param name="width">Of the window; 390 is a phone's.</param>
    public static async Task<Browser> StartAsync(ColorScheme scheme = ColorScheme.Light, int width = 1200, bool withScript = true)
    {
        Assert.SkipUnless(File.Exists(Program), $"{Program} is missing: apt-get install -y chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-gpu"] });
        var page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            ColorScheme = scheme,
            JavaScriptEnabled = withScript,
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
        });
        return new Browser(playwright, browser, page);
    }

    /// <summary>Serious and critical problems for people with disabilities, as axe finds them.</summary>
    public async Task<IReadOnlyList<string>> AxeAsync()
    {
        var result = await Page.RunAxe();
        return [.. from problem in result.Violations
                   where problem.Impact is "serious" or "critical"
                   from node in problem.Nodes
                   select $"{problem.Id}: {problem.Help}: {node.Html}"];
    }

    /// <summary>Kept beside the tests, for people to look at.</summary>
    public Task ShootAsync(string name) =>
        Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", $"{name}.png"), FullPage = true });

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
    }

    private void Complain(string? what)
    {
        if (what is null)
            return;
        lock (_complaints)
            _complaints.Add(what);
    }
}
