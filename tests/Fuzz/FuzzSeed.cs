using Updaters;
using Updaters.Finding;
using Updaters.References;
using Updaters.Tests.Fixtures;
using Updaters.Text;

namespace Fuzz;

/// <summary>A fixture as texts are grown from it.</summary>
/// <param name="Words">What its upstreams are called, and their versions: spliced into texts so that they name something.</param>
internal sealed record FuzzSeed(
    FixtureCase Fixture, string Text, IReadOnlyList<Upstream> Upstreams, IReadOnlyList<IFileUpdater> Updaters, NameSearch Search, IReadOnlyList<string> Words)
{
    public static FuzzSeed Of(FixtureCase fixture)
    {
        List<Upstream> upstreams = [.. fixture.Upstreams.Select(known => known.Upstream)];
        return new FuzzSeed(
            fixture, FileBytes.Decode(fixture.Before).Text, upstreams, FileUpdaters.With(fixture.Rules), NameSearch.For(upstreams),
            [.. fixture.Upstreams.SelectMany(WordsOf).Distinct()]);
    }

    private static IEnumerable<string> WordsOf(FixtureUpstream known)
    {
        var (repo, upstream) = (known.Upstream.Id.Repo, known.Upstream);
        return
        [
            known.To, repo.ToString(), $"https://github.com/{repo}/releases/download/{known.To}/{repo.Name}-{known.To}.zip", $"https://github.com/{repo}/",
            $"# bumpbot: {repo}\n", $"# renovate: datasource=github-releases depName={repo}\n", $"git+https://github.com/{repo}.git@{known.To}",
            .. upstream.Packages.SelectMany(name => new[] { name.Text, $"{name.Text}=={known.To}", $"\"{name.Text}\"" }),
            .. upstream.Images.SelectMany(name => new[] { name.Text, $"{name.Text}:{known.To}@sha256:" + new string('a', 64) }),
            .. upstream.Variables.SelectMany(name => new[] { name.Text, $"{name.Text}={known.To}", "${" + name.Text + "}" }),
            .. known.Commits.Values,
        ];
    }
}
