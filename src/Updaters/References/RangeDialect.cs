namespace Updaters.References;

/// <summary>Whose grammar a version range is written in.</summary>
public enum RangeDialect
{
    /// <summary>PEP 440: <c>~=1.2</c>, <c>&gt;=1.2,&lt;2,!=1.5</c>, <c>==1.*</c>.</summary>
    Python,

    /// <summary>Poetry's further operators beside PEP 440's: <c>^1.2</c>, <c>~1.2</c>, <c>1.*</c>.</summary>
    Poetry,

    /// <summary>npm's: <c>^1.2.3</c>, <c>~1.2</c>, <c>1.x</c>, <c>&gt;=1 &lt;2</c>, <c>1 - 2</c>, <c>||</c>.</summary>
    Npm,

    /// <summary>Cargo's: <c>1.2</c> means <c>^1.2</c>; <c>~1.2</c>, <c>1.*</c>, <c>&gt;=1, &lt;2</c>.</summary>
    Cargo,

    /// <summary>NuGet's: <c>[1.2,2.0)</c>, <c>1.*</c>; a version alone is the lowest one and is no range here.</summary>
    NuGet,
}
