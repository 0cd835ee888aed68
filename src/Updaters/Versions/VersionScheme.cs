namespace Updaters.Versions;

/// <summary>How an upstream numbers its versions, and so what their order means.</summary>
public enum VersionScheme
{
    /// <summary>Semantic versioning, and what is ordered like it: fewer numbers, or a fourth one.</summary>
    Semver,

    /// <summary>PEP 440: labels without a hyphen (<c>1.0rc1</c>), post releases, development releases.</summary>
    Python,

    /// <summary>Calendar versioning that begins with the year: <c>2024.06.1</c>, <c>2024-06-01</c>, <c>20240601</c>.</summary>
    Date,
}
