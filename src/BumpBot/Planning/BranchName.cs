using Updaters.References;

namespace BumpBot.Planning;

/// <summary>The branch of an upstream's pull request. It never contains the version: a newer release refreshes the same pull request.</summary>
public static class BranchName
{
    public const string Prefix = "bumpbot/";

    /// <summary><c>bumpbot/&lt;owner&gt;--&lt;repo&gt;[--&lt;name&gt;]</c>, lower case, what git refuses in a ref replaced by <c>-</c>.</summary>
    public static string For(UpstreamId upstream) => Prefix + upstream;
}
