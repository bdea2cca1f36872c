using FluentValidation;

namespace SectorPipeline.App.Lineage;

/// <summary>Each message names its setting.</summary>
internal sealed class LineageOptionsValidator : AbstractValidator<LineageOptions>
{
    public LineageOptionsValidator()
    {
        RuleFor(options => options.Url)
            .Must(url => url is null || (url.IsAbsoluteUri && url.Scheme is "http" or "https"))
            .WithMessage("OpenLineage:Url: '{PropertyValue}' is no address of http or https. Write it as http://localhost:5000.");
        RuleFor(options => options.Namespace)
            .NotEmpty()
            .WithMessage("OpenLineage:Namespace: is empty. Name the namespace of jobs.");
    }
}
