namespace Updaters.References;

/// <summary>What a version at this place has to be the name of.</summary>
public enum ReferenceKind
{
    /// <summary>A tag of the repository: written exactly as the upstream tags.</summary>
    Tag,

    /// <summary>A version of a package in its index.</summary>
    Package,

    /// <summary>A tag of a container image.</summary>
    Image,

    /// <summary>A version with no index behind it: a variable, a part of a file name, a rule's match.</summary>
    Value,

    /// <summary>A part of a file name that leaves out the zeros at the end of its tag's version: <c>v8.5.0/tool-8.5.zip</c>.</summary>
    ShortFileName,

    /// <summary>A commit's full SHA with no version beside it. It moves where it is the commit of a published tag.</summary>
    Commit,

    /// <summary>A version specifier that is no exact pin (<c>~=1.2</c>, <c>&gt;=1.2,&lt;2</c>, <c>^1.2</c>), whole, in its <see cref="Reference.Dialect"/>.</summary>
    Range,

    /// <summary>The path of a submodule: its commit stands in the tree, not in the file, and moves there where it is the commit of a published tag.</summary>
    Submodule,
}
