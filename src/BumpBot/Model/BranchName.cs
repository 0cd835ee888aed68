using System.Text;
using Updaters.References;

namespace BumpBot.Model;

/// <summary>The branch of an upstream's pull request. It never contains the version: a newer release refreshes the same pull request.</summary>
/// <remarks>
/// Two upstreams can share a branch: <c>a--b/c</c> and <c>a/b--c</c>, or names that differ only in what git refuses (<c>x.lock</c> and
/// <c>x-lock</c>). Such a pair in one config is an error there.
/// </remarks>
public static class BranchName
{
    public const string Prefix = "bumpbot/";

    /// <summary>The branch of the inventory's own pull request.</summary>
    public const string Inventory = Prefix + InventoryWord;

    /// <summary>No group is called so where an inventory is kept.</summary>
    public const string InventoryWord = "inventory";

    private const string BaseSign = "@";

    private const string LockEnding = ".lock";

    /// <summary><c>bumpbot/&lt;owner&gt;--&lt;repo&gt;[--&lt;name&gt;][@&lt;base&gt;]</c>, lower case, what git refuses in a ref replaced by <c>-</c>.</summary>
    /// <param name="line">See <see cref="PullSettings.Line"/>.</param>
    public static string For(UpstreamId upstream, string? line = null) => Prefix + Component(
        upstream.Name is null
            ? $"{upstream.Repo.Owner}--{upstream.Repo.Name}"
            : $"{upstream.Repo.Owner}--{upstream.Repo.Name}--{upstream.Name}") + OfBase(line);

    /// <param name="group">Of the form that <see cref="UpstreamGroup"/> names.</param>
    /// <param name="line">See <see cref="PullSettings.Line"/>.</param>
    public static string ForGroup(string group, string? line = null) => Prefix + Component(group) + OfBase(line);

    /// <summary>How the branches for a further base end: no other name holds the sign. Of the first base nothing is said.</summary>
    public static string OfBase(string? line) => line is null ? "" : BaseSign + Component(line);

    /// <summary>Whether it is a group's: an upstream's has two dashes between owner and name, which no group's name has.</summary>
    public static bool IsGroups(string branch) =>
        branch.StartsWith(Prefix, StringComparison.Ordinal) && !branch.Split(BaseSign)[0].Contains("--", StringComparison.Ordinal);

    /// <summary>One path component that git accepts in a ref: the rules of <c>git check-ref-format</c>, and only ASCII letters, digits and <c>. _ -</c>.</summary>
    private static string Component(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var follows = result.Length == 0 ? '.' : result[^1];
            var allowed = char.IsAsciiLetterOrDigit(c) || c is '_' or '-' || (c == '.' && follows != '.');
            result.Append(allowed ? char.ToLowerInvariant(c) : '-');
        }
        if (result[^1] == '.')
            result[^1] = '-';
        if (result.ToString().EndsWith(LockEnding, StringComparison.Ordinal))
            result[^LockEnding.Length] = '-';
        return result.ToString();
    }
}
