pub struct PetError;
