using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;

namespace Updaters.Versions;

/// <summary>
/// A version that can be ordered: up to four numbers and a pre-release label, read from semver, PEP 440 and date spellings.
/// Ordered by NuGet.Versioning; never spelled by it, since it rewrites <c>2024.01.05</c> to <c>2024.1.5</c>.
/// </summary>
public sealed class ReleaseVersion : IComparable<ReleaseVersion>, IEquatable<ReleaseVersion>
{
    private ReleaseVersion(string text, NuGetVersion order, int partCount) => (Text, Order, PartCount) = (text, order, partCount);

    /// <summary>The version as it was written, without any prefix: <c>2024.01.05</c>, <c>1.0rc1</c>.</summary>
    public string Text { get; }

    /// <summary>How many numbers it is written with: 2 for <c>1.2</c>.</summary>
    public int PartCount { get; }

    public bool IsPrerelease => Order.IsPrerelease;

    private NuGetVersion Order { get; }

    public static ReleaseVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a version");

    public static bool TryParse(string? text, [NotNullWhen(true)] out ReleaseVersion? version)
    {
        version = null;
        if (text is null || !NuGetVersion.TryParse(text, out var order) || !char.IsAsciiDigit(text[0]))
            return false;
        version = new ReleaseVersion(text, order, text.Split('-', '+')[0].Split('.').Length);
        return true;
    }

    public int CompareTo(ReleaseVersion? other) => other is null ? 1 : Order.CompareTo(other.Order);

    public bool Equals(ReleaseVersion? other) => other is not null && Order.Equals(other.Order);

    public override bool Equals(object? obj) => Equals(obj as ReleaseVersion);

    public override int GetHashCode() => Order.GetHashCode();

    public override string ToString() => Text;

    public static bool operator <(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReleaseVersion left, ReleaseVersion right) => left.CompareTo(right) >= 0;

    public static bool operator ==(ReleaseVersion? left, ReleaseVersion? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(ReleaseVersion? left, ReleaseVersion? right) => !(left == right);
}
