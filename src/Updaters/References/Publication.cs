namespace Updaters.References;

/// <summary>Where the new version of a reference has to be published for the file to go on working. A closed family.</summary>
public abstract record Publication
{
    private Publication() { }

    /// <summary>A tag of a container image.</summary>
    /// <param name="Name">As the file writes it, with its registry where it has one.</param>
    /// <param name="Before">What stands in the tag before the reference's text; mostly empty.</param>
    /// <param name="After">What stands in it behind: <c>-slim</c> of <c>${TAG}-slim</c>.</param>
    public sealed record ImageTag(string Name, string Before = "", string After = "") : Publication;

    /// <summary>A version of a package in the index of Python packages.</summary>
    public sealed record PythonPackage(string Name) : Publication;

    /// <summary>A version of a package in a NuGet feed.</summary>
    public sealed record NuGetPackage(string Name) : Publication;
}
