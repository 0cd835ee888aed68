using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BumpBot.Tests.EndToEnd;

/// <summary>The pages of the service in a real browser.</summary>
public class PageBrowserTests
{
    private const string Config = "schedule: \"0 0 1 1 *\"\ntargets: [acme/app]\nwatch: [tools/hammer]\n";

    /// <summary>Milliseconds. A machine that does much else is slow.</summary>
    private const float Patience = 60_000;

    [Fact]
    public async Task What_is_new_after_a_webhook_is_shown_without_a_reload()
    {
        await using var browser = await Browser.StartAsync();
        await using var scene = await Scene.EmptyAsync();
        scene.GitHub.AddUpstream("tools/hammer", "v1.0.0", "v1.1.0");
        scene.AddTarget(("Makefile", "HAMMER_VERSION := 1.1.0\n"));
        scene.Configure(Config + "issues: off\n");
        await using var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("target:acme/app is done");
        await browser.Page.GotoAsync(service.Url.AbsoluteUri);
        await Expect(browser.Page.Locator("#live")).ToHaveTextAsync("Live.");
        await Expect(browser.Page.GetByText("Nothing waits for anybody.")).ToBeVisibleAsync();
        await browser.Page.EvaluateAsync("window.isTheSamePage = true");
        var hammer = scene.GitHub.Repository("tools/hammer");
        hammer.Commit("Release v1.2.0", ("VERSION", "v1.2.0\n"));
        using var hook = service.HookOf(scene, "tools/hammer");
        await hook.ReleaseAsync(hammer.AddRelease("v1.2.0"));
        await Expect(browser.Page.GetByRole(AriaRole.Link, new() { Name = "#1 offers v1.2.0" })).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.True(await browser.Page.EvaluateAsync<bool>("window.isTheSamePage === true"));
        await browser.ShootAsync("live");
        Assert.Equal([], browser.Complaints);
        await service.StopAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1200)]
    [InlineData(ColorScheme.Dark, 1200)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Each_page_is_usable_by_everybody_at_any_width_in_dark_and_light(ColorScheme scheme, int width)
    {
        await using var browser = await Browser.StartAsync(scheme, width);
        await using var scene = await Scene.WithOneBumpAsync();
        await using var service = await BumpedAsync(scene);
        foreach (var (path, heading) in Pages)
        {
            await browser.Page.GotoAsync(new Uri(service.Url, path).AbsoluteUri);
            await Expect(browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            foreach (var summary in await browser.Page.Locator("summary").AllAsync())
                await summary.ClickAsync();
            await browser.ShootAsync(string.Create(CultureInfo.InvariantCulture, $"{heading.Replace('/', '-').Replace(' ', '-').ToLowerInvariant()}-{scheme.ToString().ToLowerInvariant()}-{width}"));
            Assert.Equal([], await browser.AxeAsync());
            Assert.False(await browser.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth"), $"{path} scrolls sideways as a whole");
        }
        Assert.Equal([], browser.Complaints);
        await service.StopAsync();
    }

    [Fact]
    public async Task It_is_used_by_the_keyboard_alone()
    {
        await using var browser = await Browser.StartAsync();
        await using var scene = await Scene.WithOneBumpAsync();
        await using var service = await BumpedAsync(scene);
        var (page, keys) = (browser.Page, browser.Page.Keyboard);
        await page.GotoAsync(service.Url.AbsoluteUri);
        await keys.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Skip to the content" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
        await page.GotoAsync(service.Url.AbsoluteUri);
        await PressUntilAsync(page, "Upstreams");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Uri(service.Url, "/upstreams").AbsoluteUri, new() { Timeout = Patience });
        await PressUntilAsync(page, "tools/hammer");
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Uri(service.Url, "/upstreams/tools/hammer").AbsoluteUri, new() { Timeout = Patience });
        await PressUntilAsync(page, "acme/app");
        await keys.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new Uri(service.Url, "/targets/acme/app").AbsoluteUri, new() { Timeout = Patience });
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "#2" }).First).ToHaveAttributeAsync("href", new Uri(scene.GitHub.ServerUrl, "acme/app/pull/2").AbsoluteUri);
        Assert.Equal([], browser.Complaints);
        await service.StopAsync();
    }

    [Fact]
    public async Task It_works_without_script()
    {
        await using var browser = await Browser.StartAsync(withScript: false);
        await using var scene = await Scene.WithOneBumpAsync();
        await using var service = await BumpedAsync(scene);
        await browser.Page.GotoAsync(service.Url.AbsoluteUri);
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "tools/hammer" }).First.ClickAsync();
        await Expect(browser.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("tools/hammer");
        await Expect(browser.Page.GetByText("Makefile:1")).ToBeVisibleAsync();
        await service.StopAsync();
    }

    private static IEnumerable<(string Path, string Heading)> Pages =>
        [("/", "Overview"), ("/upstreams", "Upstreams"), ("/upstreams/tools/hammer", "tools/hammer"), ("/targets", "Targets"), ("/targets/acme/app", "acme/app"), ("/report", "Release report")];

    /// <summary>The service after it has opened one pull request.</summary>
    private static async Task<ServiceProcess> BumpedAsync(Scene scene)
    {
        scene.Configure(Config);
        var service = await ServiceProcess.StartAsync(scene);
        await service.UntilAsync("target:acme/app is done");
        return service;
    }

    private static async Task PressUntilAsync(IPage page, string text)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<string>("document.activeElement.textContent") == text)
                return;
        }
        Assert.Fail($"'{text}' is not reached by the Tab key");
    }
}
