using FluentValidation;

namespace SectorPipeline.Quality.Declarations;

/// <summary>What a file of checks must hold.</summary>
internal sealed class DatasetEntryValidator : AbstractValidator<DatasetEntry>
{
    public DatasetEntryValidator()
    {
        RuleFor(entry => entry.Dataset).NotEmpty().WithMessage("'dataset' is missing. Name the dataset of the lake, such as prices.");
        RuleFor(entry => entry.Entity).NotEmpty().WithMessage("'entity' is missing. Name the column that says what a row is about, such as symbol.");
        RuleFor(entry => entry.Date).NotEmpty().WithMessage("'date' is missing. Name the column of a row's day, such as session.");
        RuleFor(entry => entry.Key).NotEmpty().WithMessage("'key' is missing. List the columns that name one fact, such as [symbol, session].");
        RuleFor(entry => entry.Owner).NotEmpty().WithMessage("'owner' is missing. Say who answers for the dataset.");
        RuleFor(entry => entry.Checks).NotEmpty().WithMessage("'checks' is missing. Name at least one.");
    }
}
