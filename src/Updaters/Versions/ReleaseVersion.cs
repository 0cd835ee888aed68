using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;

namespace Updaters.Versions;

/// <summary>
/// A version that can be ordered: up to four numbers and a pre-release label, read from semver, PEP 440 and date spellings.
/// Ordered by NuGet.Versioning; never spelled by it, since it rewrites <c>2024.01.05</c> to <c>2024.1.5</c>.
/// </summary>
/// <remarks>
/// Two versions are equal where no order can tell them apart: <c>1.2</c> and <c>1.2.0</c>, <c>1.0rc1</c> and <c>1.0-rc.1</c>; build
/// metadata never counts. Post releases (<c>1.0.post1</c>), which semver does not know, come right after their release.
/// </remarks>
public sealed class ReleaseVersion : IComparable<ReleaseVersion>, IEquatable<ReleaseVersion>
{
    /// <summary>Longer texts are no versions.</summary>
    public const int MaxLength = 100;

    internal const int MaxParts = 4;

    private readonly VersionText _text;

    /// <summary>Orders the labels; null where there are none, as in most versions: their numbers alone say the order.</summary>
    private readonly NuGetVersion? _labels;

    private ReleaseVersion(VersionText text)
    {
        _text = text;
        _labels = text.Label.Prerelease.Count == 0 ? null : new NuGetVersion(0, 0, 0, 0, text.Label.Prerelease, metadata: null);
    }

    /// <summary>The version as it was written, without any prefix: <c>2024.01.05</c>, <c>1.0rc1</c>.</summary>
    public string Text => _text.Text;

    /// <summary>How many numbers it is written with: 2 for <c>1.2</c>.</summary>
    public int PartCount => _text.Parts.Length;

    public bool IsPrerelease => _labels is not null || _text.Label.IsDev;

    /// <summary>The numbers as written, zeros in front included.</summary>
    internal IReadOnlyList<string> Parts => _text.Parts;

    /// <summary>What stands between the numbers; <c>.</c> where there is but one.</summary>
    internal char Separator => _text.Separator;

    /// <summary>What follows the numbers, as written: <c>-rc.1</c>, <c>rc1</c>, <c>+build</c>, or nothing.</summary>
    internal string Tail => _text.Tail;

    /// <summary>Whether the label (if any) is of a word that projects use for pre-releases, post releases or finals, rather than any word.</summary>
    internal bool HasUsualLabel => _text.Label.IsUsual;

    public static ReleaseVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a version");

    public static bool TryParse(string? text, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        version = VersionText.TryRead(text, out var read) ? new ReleaseVersion(read) : null;
        return version is not null;
    }

    /// <summary>Whether a number is written with zeros in front: <c>2024.06</c>.</summary>
    public bool IsPadded => Parts.Any(part => part is ['0', _, ..]);

    /// <summary>Whether a Python package can have the version in this spelling.</summary>
    internal bool IsPythonSpelling => VersionLabel.IsPython(Tail);

    /// <summary>The number at the place, from 0; 0 where the version has fewer.</summary>
    public int Number(int index) => _text.Number(index);

    /// <summary>Whether both have the same numbers, whatever their labels.</summary>
    internal bool HasNumbersOf(ReleaseVersion other) => CompareNumbers(other) == 0;

    public int CompareTo(ReleaseVersion? other)
    {
        if (other is null)
            return 1;
        var order = CompareNumbers(other);
        if (order == 0)
            order = CompareLabels(other);
        if (order == 0)
            order = _text.Label.Post.CompareTo(other._text.Label.Post);
        return order != 0 ? order : _text.Label.Dev.CompareTo(other._text.Label.Dev);
    }

    public bool Equals(ReleaseVersion? other) => other is not null && CompareTo(other) == 0;

    public override bool Equals(object? obj) => Equals(obj as ReleaseVersion);

    public override int GetHashCode() => HashCode.Combine(Number(0), Number(1), Number(2), Number(3), _labels, _text.Label.Post, _text.Label.Dev);

    public override string ToString() => Text;

    private int CompareNumbers(ReleaseVersion other)
    {
        for (var index = 0; index < MaxParts; index++)
        {
            var order = Number(index).CompareTo(other.Number(index));
            if (order != 0)
                return order;
        }
        return 0;
    }

    /// <summary>A version without labels comes after those of its numbers that have some.</summary>
    private int CompareLabels(ReleaseVersion other) => (_labels, other._labels) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (mine, others) => mine.CompareTo(others),
    };

    public static bool operator <(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) >= 0;

    public static bool operator ==(ReleaseVersion? left, ReleaseVersion? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(ReleaseVersion? left, ReleaseVersion? right) => !(left == right);
}
