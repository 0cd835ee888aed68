using Updaters.Versions;

namespace BumpBot.Registries.Python;

/// <summary>Which versions an exact requirement takes.</summary>
internal static class PythonVersion
{
    /// <summary>Whether <c>==asked</c> takes the candidate: equal by order, however spelled; a local label counts only where one is asked for.</summary>
    /// <remarks>Source: PEP 440, "Version matching" and "Local version identifiers".</remarks>
    public static bool Matches(string asked, string candidate)
    {
        var (askedPublic, askedLocal) = Split(asked);
        var (candidatePublic, candidateLocal) = Split(candidate);
        return (askedLocal.Length == 0 || ProjectName.Normalized(askedLocal) == ProjectName.Normalized(candidateLocal))
            && IsSame(askedPublic, candidatePublic);
    }

    private static bool IsSame(string a, string b)
    {
        var (epochA, restA) = Epoch(a);
        var (epochB, restB) = Epoch(b);
        return epochA == epochB
            && (ReleaseVersion.TryParse(restA, out var versionA) && ReleaseVersion.TryParse(restB, out var versionB)
                ? versionA == versionB
                : restA.Equals(restB, StringComparison.OrdinalIgnoreCase));
    }

    private static (string Public, string Local) Split(string version)
    {
        var plus = version.IndexOf('+', StringComparison.Ordinal);
        return plus < 0 ? (version, "") : (version[..plus], version[(plus + 1)..]);
    }

    /// <summary>Of <c>1!2.0</c>, the part in front, without zeros; none is 0.</summary>
    private static (string Epoch, string Remainder) Epoch(string version)
    {
        var text = version.StartsWith('v') || version.StartsWith('V') ? version[1..] : version;
        var mark = text.IndexOf('!', StringComparison.Ordinal);
        return mark < 0 ? ("", text) : (text[..mark].TrimStart('0'), text[(mark + 1)..]);
    }
}
