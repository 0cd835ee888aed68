namespace Updaters.Finding;

/// <summary>The spellings of Python's packaging standards: names (PEP 503, PEP 508) and versions (PEP 440).</summary>
internal static class PythonPackages
{
    /// <summary>A regular expression for a package's name.</summary>
    public const string NamePattern = "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?";

    /// <summary>A regular expression for the extras behind a name: <c>[a,b]</c>.</summary>
    public const string ExtrasPattern = @"\[[A-Za-z0-9 \t,._-]*\]";

    /// <summary>A regular expression for a version without wildcard. What follows it has to be looked at: it may be a part of <c>1.2.*</c>.</summary>
    public const string VersionPattern = "(?>[vV]?(?:[0-9]+!)?[0-9][0-9A-Za-z]*(?:[._+-][0-9A-Za-z]+)*)";

    /// <summary>Whether two names mean one package by PEP 503: without case, any run of <c>-</c>, <c>_</c> and <c>.</c> alike.</summary>
    public static bool SameName(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        int l = 0, r = 0;
        while (l < left.Length && r < right.Length)
        {
            if (IsSeparator(left[l]) && IsSeparator(right[r]))
                (l, r) = (SkipSeparators(left, l), SkipSeparators(right, r));
            else if (char.ToLowerInvariant(left[l++]) != char.ToLowerInvariant(right[r++]))
                return false;
        }
        return l == left.Length && r == right.Length;
    }

    private static bool IsSeparator(char c) => c is '-' or '_' or '.';

    private static int SkipSeparators(ReadOnlySpan<char> name, int start)
    {
        while (start < name.Length && IsSeparator(name[start]))
            start++;
        return start;
    }
}
